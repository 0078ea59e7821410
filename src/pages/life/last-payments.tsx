import { View } from '@tarojs/components';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage } from '@/shared/platform/navigation';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const SHOWN = 3;

/** The last three payments; nothing where there was none, and nothing in the way of the rest where they do not come. */
export const LastPayments = () => {
  const answer = useAnswer('listPayments', { query: {} });
  useOnReturn(answer.retry);
  if (!answer.data || answer.data.payments.length === 0) return null;
  return (
    <Section title="最近缴费">
      <View className="mb-cells">
        {answer.data.payments.slice(0, SHOWN).map((payment) => (
          <Cell
            key={payment.id}
            icon={payment.icon}
            title={payment.billerName}
            note={sayInstant(payment.startedAt)}
            value={sayAmount(payment.payFen)}
            onPress={() => openPage(routes.payResult(payment.id))}
          />
        ))}
      </View>
    </Section>
  );
};
