import { View } from '@tarojs/components';
import { useAnswer } from '@/shared/api/answer';
import { openPage } from '@/shared/platform/navigation';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';

const SHOWN = 5;

/** What was paid on this account last; nothing where nothing was. */
export const AccountPayments = ({ accountId }: { accountId: string }) => {
  const answer = useAnswer('listPayments', { query: { accountId } });
  if (!answer.data || answer.data.payments.length === 0) return null;
  return (
    <Section
      title="缴费记录"
      action={
        <Button kind="quiet" onPress={() => openPage(routes.payments(accountId))}>
          全部
        </Button>
      }
    >
      <View className="mb-cells">
        {answer.data.payments.slice(0, SHOWN).map((payment) => (
          <Cell
            key={payment.id}
            title={payment.period ?? sayInstant(payment.startedAt)}
            note={sayInstant(payment.startedAt)}
            value={sayAmount(payment.payFen)}
            onPress={() => openPage(routes.payResult(payment.id))}
          />
        ))}
      </View>
    </Section>
  );
};
