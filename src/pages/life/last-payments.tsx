import { View } from '@tarojs/components';
import { PaymentRow } from '@/features/payments/payment-list';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage } from '@/shared/platform/navigation';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const SHOWN = 3;

const openResult = (paymentId: string): void => openPage(routes.payResult(paymentId));

/** The last three payments; nothing where there was none, and nothing in the way of the rest where they do not come. */
export const LastPayments = () => {
  const answer = useAnswer('listPayments', { query: {} });
  useOnReturn(answer.retry);
  if (!answer.data || answer.data.payments.length === 0) return null;
  return (
    <Section title="最近缴费">
      <View className="mb-cells">
        {answer.data.payments.slice(0, SHOWN).map((payment) => (
          <PaymentRow key={payment.id} payment={payment} onOpen={openResult} />
        ))}
      </View>
    </Section>
  );
};
