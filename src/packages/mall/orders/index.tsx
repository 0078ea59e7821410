import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Orders = () => <PageShell>我的兑换</PageShell>;

export default Orders;
