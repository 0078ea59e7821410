import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Item = () => <PageShell>礼品</PageShell>;

export default Item;
