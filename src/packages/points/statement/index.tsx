import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Statement = () => <PageShell>积分明细</PageShell>;

export default Statement;
