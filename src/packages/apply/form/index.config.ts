export default definePageConfig({ navigationBarTitleText: '预约与申请' });
