export default definePageConfig({ navigationBarTitleText: '积分互换', enablePullDownRefresh: false });
