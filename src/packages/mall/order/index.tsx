import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Order = () => <PageShell>兑换详情</PageShell>;

export default Order;
