import type { FailureCode } from './api-error';

/** What the member reads for each failure: what happened, then what to do. Total, so a new code needs its sentence. */
export const sentenceOf: Record<FailureCode, string> = {
  offline: '网络没有连上。检查网络后重试。',
  timeout: '等得有点久，银行还没有回应。请稍后重试。',
  'invalid-input': '填写的内容有误。检查后再提交。',
  'session-expired': '登录已过期，重新登录后继续。',
  'login-code-refused': '登录没有成功。请再试一次。',
  'login-high-risk': '微信提示当前账号有风险，暂时不能登录。可致电客服或到网点办理。',
  'consent-required': '需要你先同意隐私说明，才能继续办理。',
  'not-found': '没有找到这里的内容，可能已经移走。',
  'card-not-found': '没有找到这张产品卡片。可以看看其他产品。',
  'card-off-shelf': '这款产品已下架，不再办理。可以看看其他产品。',
  'card-content-refused': '卡片内容不符合要求。修改后再保存。',
  'approval-refused': '这次审批没有完成。核对后再提交。',
  'branch-not-found': '没有找到这个网点。请重新选择。',
  'share-not-found': '没有找到这次分享。',
  'already-applied': '你已经提交过，不用再填一次。进度可在“我的”查看。',
  'visit-day-refused': '这一天不能预约。换一个日期再提交。',
  'idempotency-conflict': '这份申请已经提交，内容没有更改。进度可在“我的”查看。',
  'too-large': '内容太长。删减后再提交。',
  'too-many-requests': '操作有点快。稍等片刻再试。',
  'wechat-unavailable': '微信暂时没有回应。请稍后重试。',
  busy: '现在办理的人较多。请稍后重试。',
  unexpected: '这一步没有完成，我们会尽快查明。请稍后重试。',
};
