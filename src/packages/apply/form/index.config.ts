export default definePageConfig({ navigationBarTitleText: '预约与申请', enablePullDownRefresh: false });
