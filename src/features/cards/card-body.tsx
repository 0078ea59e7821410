import type { CardView } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Section } from '@/shared/ui/section/section';
import './card-body.scss';

export const Paragraphs = ({ paragraphs }: { paragraphs: readonly string[] }) => (
  <>
    {paragraphs.map((paragraph, index) => (
      <View key={index} className="card-body__paragraph">
        {paragraph}
      </View>
    ))}
  </>
);

const Facts = ({ facts }: Pick<CardView, 'facts'>) => (
  <View className="card-body__facts" {...aria({ role: 'list' })}>
    {facts.map(({ label, value }) => (
      <View key={label} className="card-body__fact" {...aria({ role: 'listitem' })}>
        <View className="card-body__label">{label}</View>
        <View className="card-body__value mb-num">{value}</View>
      </View>
    ))}
  </View>
);

/** The approved facts and text, and by whom and when they were approved. Nothing here can be tapped. */
export const CardBody = ({ card }: { card: CardView }) => (
  <View className="card-body">
    <Section title="产品要素">
      <Facts facts={card.facts} />
    </Section>
    {card.sections.map(({ title, paragraphs }) => (
      <Section key={title} title={title}>
        <Paragraphs paragraphs={paragraphs} />
      </Section>
    ))}
  </View>
);

export const CardApproval = ({ card }: { card: CardView }) => (
  <View className="card-body__approval">
    <View>{`内容审批 ${card.approval.number}`}</View>
    <View>{`审批日期 ${card.approval.approvedOn}`}</View>
    <View>{`内容校验 ${card.approval.hash}`}</View>
    {card.isDemonstration && <View>本页产品、数据与机构均为演示，不构成任何要约。</View>}
  </View>
);
