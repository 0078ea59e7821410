export default definePageConfig({ navigationBarTitleText: '我的预约与申请' });
