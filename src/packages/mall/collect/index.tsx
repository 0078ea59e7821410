import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Collect = () => <PageShell>兑换核销</PageShell>;

export default Collect;
