import type { ChainGraph as Graph } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { useLook } from '@/shared/platform/look';
import { aria, pressable } from '@/shared/ui/aria';
import { Cell } from '@/shared/ui/cell/cell';
import { Drawing, type Draw } from '@/shared/ui/drawing/drawing';
import { Icon } from '@/shared/ui/icon/icon';
import { drawGraph, NAME_PX } from './draw-graph';
import { layOutGraph, SIDE, type Placed } from './graph-layout';
import { rowsOf, type GraphRow } from './graph-words';
import './chain-graph.scss';

interface ChainGraphProps {
  graph: Graph;
  onFocus: (id: string) => void;
}

const SPOT_MIN = 28;
const SPOT_MAX = 44;

const percent = (length: number): string => `${((length / SIDE) * 100).toFixed(2)}%`;

/** Where a finger meets a node: larger than it, and no larger than leaves its neighbours theirs. */
const Spot = ({ placed, onPress }: { placed: Placed; onPress: () => void }) => {
  const { x, y, radius } = placed;
  const side = Math.min(SPOT_MAX, Math.max(SPOT_MIN, 2 * radius + 8));
  const style = { left: percent(x - side / 2), top: percent(y - side / 2), width: percent(side), height: percent(side) };
  return <View className="chain-graph__spot" style={style} onClick={onPress} {...aria({ isHidden: true })} />;
};

const Trail = ({ trail, onFocus }: Pick<Graph, 'trail'> & { onFocus: (id: string) => void }) => (
  <View className="chain-graph__trail" {...aria({ role: 'list', label: '当前位置' })}>
    {trail.map(({ id, label }, index) => (
      <View key={id} className="chain-graph__step" {...aria({ role: 'listitem' })}>
        {index > 0 && (
          <View className="chain-graph__sign" {...aria({ isHidden: true })}>
            ›
          </View>
        )}
        {index < trail.length - 1 ? (
          <View className="chain-graph__back" {...pressable({ label: `回到 ${label}`, onPress: () => onFocus(id) })}>
            {label}
          </View>
        ) : (
          <View className="chain-graph__here">{label}</View>
        )}
      </View>
    ))}
  </View>
);

const Row = ({ row, onFocus }: { row: GraphRow; onFocus: (id: string) => void }) => {
  const { id, title, value, notes, canFocus } = row;
  const label = [title, value, ...notes].filter(Boolean).join(' ');
  return (
    <View
      className={`chain-graph__row${canFocus ? ' chain-graph__row--pressable' : ''}`}
      {...(canFocus ? pressable({ label, onPress: () => onFocus(id) }) : {})}
    >
      <View className="chain-graph__body">
        <View className="chain-graph__head">
          <View className="chain-graph__name">{title}</View>
          {value && <View className="chain-graph__value mb-num">{value}</View>}
        </View>
        {notes.map((note) => (
          <View key={note} className="chain-graph__note mb-num">
            {note}
          </View>
        ))}
      </View>
      {canFocus && <Icon name="arrow" isSmall />}
    </View>
  );
};

/** The tree around a focus as a picture, and the same in words below it. A tap on a contact, in either, makes them the focus. */
export const ChainGraph = ({ graph, onFocus }: ChainGraphProps) => {
  const namePx = useLook().isElder ? NAME_PX.elder : NAME_PX.plain;
  const placed = useMemo(() => layOutGraph(graph.nodes), [graph]);
  const draw = useMemo<Draw>(() => (surface, palette) => drawGraph(surface, placed, { palette, namePx }), [placed, namePx]);
  const rows = useMemo(() => rowsOf(graph), [graph]);
  return (
    <View className="chain-graph">
      {graph.trail.length > 1 && <Trail trail={graph.trail} onFocus={onFocus} />}
      <View className="chain-graph__picture" {...aria({ isHidden: true })}>
        <Drawing className="chain-graph__canvas" draw={draw} />
        {placed
          .filter(({ node }) => node.canFocus && node.id !== graph.focusId)
          .map((each) => (
            <Spot key={each.node.id} placed={each} onPress={() => onFocus(each.node.id)} />
          ))}
      </View>
      {rows.length === 0 && graph.trail.length === 1 && <Cell title="还没有客户" note="有人打开你的分享并登录后，会列在这里。" />}
      {rows.length === 0 && graph.trail.length > 1 && <Cell title="之后还没有人" note="他再分享出去并有人打开后，会计在这里。" />}
      {rows.map((row) => (
        <Row key={row.id} row={row} onFocus={onFocus} />
      ))}
    </View>
  );
};
