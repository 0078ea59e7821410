import { Section } from '@/shared/ui/section/section';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { ChainGraph } from './chain-graph';
import { NotShown } from './not-shown';
import { useChainGraph } from './use-chain-graph';

interface ChainPictureProps {
  shareId: string;
  /** Changes when something new has come: then the picture is asked for anew. */
  stamp: string;
}

/** Who came from this share and who came after them, with the focus on one of them at a time. */
export const ChainPicture = ({ shareId, stamp }: ChainPictureProps) => {
  const { graph, hasFailed, retry, focusOn } = useChainGraph(shareId, stamp);
  return (
    <Section title="传播图" note="点一位访客，看他之后的传播。未登录的访客计入人数，不在图中。">
      {graph && <ChainGraph graph={graph} onFocus={focusOn} />}
      {!graph && hasFailed && <NotShown words="传播图没有取到，其余数据不受影响。" onRetry={retry} />}
      {!graph && !hasFailed && <Skeleton bones={['card']} />}
    </Section>
  );
};
