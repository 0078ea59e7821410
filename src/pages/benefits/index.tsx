import { PageShell } from '@/shared/ui/page-shell/page-shell';

const Benefits = () => <PageShell>福利</PageShell>;

export default Benefits;
