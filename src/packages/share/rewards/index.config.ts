export default definePageConfig({ navigationBarTitleText: '好友办理奖励' });
