import { View } from '@tarojs/components';
import { PaymentRow } from '@/features/payments/payment-list';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const SHOWN = 5;

const openResult = (paymentId: string): void => openPage(routes.payResult(paymentId));

/** What was paid on this account last; nothing where nothing was. */
export const AccountPayments = ({ accountId }: { accountId: string }) => {
  const answer = useAnswer('listPayments', { query: { accountId } });
  useOnReturn(answer.retry);
  if (!answer.data || answer.data.payments.length === 0) return null;
  return (
    <Section
      title="缴费记录"
      action={
        <Button kind="quiet" label="全部缴费记录" onPress={() => openPage(routes.payments(accountId))}>
          全部
        </Button>
      }
    >
      <View className="mb-cells">
        {answer.data.payments.slice(0, SHOWN).map((payment) => (
          <PaymentRow key={payment.id} payment={payment} onOpen={openResult} />
        ))}
      </View>
    </Section>
  );
};
