export default definePageConfig({ navigationBarTitleText: '找缴费单位', enablePullDownRefresh: false });
