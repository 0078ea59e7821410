import type { ApplicationView } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { sayInstant } from '@/shared/ui/day-words';
import { actionWords, sayVisit } from './visit-words';
import './application-list.scss';

interface ItemProps {
  application: ApplicationView;
  onCancel: (application: ApplicationView) => void;
}

const Item = ({ application, onCancel }: ItemProps) => {
  const { action, cardTitle, maskedName, maskedPhone, appliedAt, cancelledAt, canCancel } = application;
  const words = `取消${actionWords[action]}`;
  return (
    <View className="application-list__item" {...aria({ role: 'listitem' })}>
      <View className="application-list__head">
        <View className="application-list__title">{cardTitle}</View>
        <View className={`application-list__kind${cancelledAt ? ' application-list__kind--over' : ''}`}>
          {cancelledAt ? '已取消' : actionWords[action]}
        </View>
      </View>
      <View className="application-list__line mb-num">{sayVisit(application)}</View>
      <View className="application-list__line mb-num">{`${maskedName} ${maskedPhone}`}</View>
      <View className="application-list__made mb-num">
        {cancelledAt ? `取消于 ${sayInstant(cancelledAt)}` : `提交于 ${sayInstant(appliedAt)}`}
      </View>
      {canCancel && (
        <View className="application-list__cancel">
          <Button kind="quiet" label={`${words}：${cardTitle}`} onPress={() => onCancel(application)}>
            {words}
          </Button>
        </View>
      )}
    </View>
  );
};

interface ApplicationListProps {
  applications: readonly ApplicationView[];
  onCancel: (application: ApplicationView) => void;
}

export const ApplicationList = ({ applications, onCancel }: ApplicationListProps) => (
  <View {...aria({ role: 'list' })}>
    {applications.map((application) => (
      <Item key={application.id} application={application} onCancel={onCancel} />
    ))}
  </View>
);
