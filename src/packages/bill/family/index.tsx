import { View } from '@tarojs/components';
import { ALIAS_CHARACTERS_MAX } from '@/features/bills/account-terms';
import { FamilyList } from '@/features/bills/family-list';
import { useAddFamily } from '@/features/bills/use-family';
import { useAnswer } from '@/shared/api/answer';
import { Button } from '@/shared/ui/button/button';
import { Empty } from '@/shared/ui/empty/empty';
import { Field } from '@/shared/ui/field/field';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import './index.scss';

const NoFamily = () => <Empty icon="family" title="还没有家人" words="写一个称呼，例如「爸妈」，绑定户号时就能归到名下，一起查看待缴。" />;

/** Names for the field, which the service keeps; whoever is added can be chosen when an account is bound. */
const AddFamily = ({ isOffline }: { isOffline: boolean }) => {
  const { name, type, refusal, canAdd, add } = useAddFamily();
  return (
    <>
      <View className="family-page__add">
        <Field
          label="添加家人"
          placeholder="称呼，例如 爸妈"
          maxLength={ALIAS_CHARACTERS_MAX}
          autoComplete="off"
          value={name}
          refusal={refusal}
          onInput={type}
        />
      </View>
      <PageFoot>
        <Button onPress={add} isDisabled={isOffline || !canAdd}>
          添加
        </Button>
      </PageFoot>
    </>
  );
};

/** Whose bills the member pays. */
const FamilyPage = () => {
  const answer = together(useAnswer('listFamily', {}), useAnswer('listBillAccounts', {}));
  return (
    <PageShell>
      <Screen answer={answer} bones={['row', 'row', 'row']}>
        {([{ family }, { accounts }]) => (
          <>
            <View className="family-page__list">
              {family.length === 0 ? <NoFamily /> : <FamilyList family={family} accounts={accounts} isOffline={answer.isStale} />}
            </View>
            <AddFamily isOffline={answer.isStale} />
          </>
        )}
      </Screen>
    </PageShell>
  );
};

export default FamilyPage;
