import { View } from '@tarojs/components';
import { aria } from '../aria';
import { Button } from '../button/button';
import { Icon, type IconName } from '../icon/icon';
import './empty.scss';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** What will appear here, or what happened. */
  words?: string;
  action?: { words: string; onPress: () => void };
  /** By which the bank finds the request in its log. */
  traceId?: string | undefined;
}

/** A page or a list with nothing in it: what it is for, and one thing to do. */
export const Empty = ({ icon, title, words, action, traceId }: EmptyProps) => (
  <View className="mb-empty" {...aria({ role: 'status' })}>
    <View className="mb-empty__sign">
      <Icon name={icon} />
    </View>
    <View className="mb-empty__title">{title}</View>
    <View className="mb-empty__words">{words}</View>
    {action && (
      <View className="mb-empty__action">
        <Button onPress={action.onPress}>{action.words}</Button>
      </View>
    )}
    {traceId && <View className="mb-empty__trace">编号 {traceId}</View>}
  </View>
);
