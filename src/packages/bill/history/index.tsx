import { PageShell } from '@/shared/ui/page-shell/page-shell';

const HistoryPage = () => <PageShell>{null}</PageShell>;

export default HistoryPage;
