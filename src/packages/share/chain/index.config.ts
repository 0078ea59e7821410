export default definePageConfig({ navigationBarTitleText: '传播链' });
