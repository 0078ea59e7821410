import type { ChainGraph } from '@micro-branch/contract/referrals';
import { sayInstant } from '@/shared/ui/day-words';
import { channelWords, sayCount } from './chain-words';
import type { GraphNode } from './graph-layout';

export interface GraphRow {
  id: string;
  title: string;
  /** How many people, or how many came after this one. */
  value?: string;
  notes: readonly string[];
  canFocus: boolean;
}

const childrenOf = ({ nodes }: ChainGraph, id: string): GraphNode[] => nodes.filter(({ parentId }) => parentId === id);

/** Whatever hangs on a node, in the order of the picture. */
const belowOf = (graph: ChainGraph, id: string): GraphNode[] => childrenOf(graph, id).flatMap((node) => [node, ...belowOf(graph, node.id)]);

/** Several people who are not named: the hop they stand in, counted from the share itself, or that they were left out. */
const nameOf = ({ trail }: ChainGraph, { kind, ring }: GraphNode): string => (kind === 'rest' ? '另有' : `第 ${trail.length - 1 + ring} 层`);

const contactRow = (graph: ChainGraph, { id, label, channel, arrivedAt, people, canFocus }: GraphNode): GraphRow => {
  const came = [...(channel ? [channelWords[channel]] : []), ...(arrivedAt ? [sayInstant(arrivedAt)] : [])];
  const behind = belowOf(graph, id).map((node) => `${nameOf(graph, node)} ${sayCount(node.people)} 位`);
  return {
    id,
    title: label ?? '',
    ...(people === 0 ? {} : { value: `之后 ${sayCount(people)} 位` }),
    notes: [came, behind].filter(({ length }) => length > 0).map((parts) => parts.join(' · ')),
    canFocus,
  };
};

const groupRow = (graph: ChainGraph, node: GraphNode): GraphRow => ({
  id: node.id,
  title: nameOf(graph, node),
  value: `${sayCount(node.people)} 位`,
  notes: node.kind === 'rest' ? ['没有逐一画出，已计入总数。'] : [],
  canFocus: false,
});

/** The picture in words: a row for everybody next to the focus, and for each group that hangs on it. */
export const rowsOf = (graph: ChainGraph): GraphRow[] =>
  childrenOf(graph, graph.focusId).flatMap((node) =>
    node.kind === 'contact' ? [contactRow(graph, node)] : [node, ...belowOf(graph, node.id)].map((group) => groupRow(graph, group)),
  );
