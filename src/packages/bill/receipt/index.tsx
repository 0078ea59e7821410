import { PageShell } from '@/shared/ui/page-shell/page-shell';

const ReceiptPage = () => <PageShell>{null}</PageShell>;

export default ReceiptPage;
