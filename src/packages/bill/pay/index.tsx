import { PageShell } from '@/shared/ui/page-shell/page-shell';

const PayPage = () => <PageShell>{null}</PageShell>;

export default PayPage;
