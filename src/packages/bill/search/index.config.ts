export default definePageConfig({ navigationBarTitleText: '找缴费单位' });
