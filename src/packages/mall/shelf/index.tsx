import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Shelf = () => <PageShell>积分商城</PageShell>;

export default Shelf;
