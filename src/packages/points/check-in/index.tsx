import { PageShell } from '@/shared/ui/page-shell/page-shell';

const CheckIn = () => <PageShell>签到</PageShell>;

export default CheckIn;
