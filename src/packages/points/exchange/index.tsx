import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Exchange = () => <PageShell>积分互换</PageShell>;

export default Exchange;
