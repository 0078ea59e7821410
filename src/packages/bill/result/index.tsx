import { PageShell } from '@/shared/ui/page-shell/page-shell';

const ResultPage = () => <PageShell>{null}</PageShell>;

export default ResultPage;
