import type { ApplicationList as Applications, ApplicationView } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { sayDay, sayInstant } from '@/shared/ui/day-words';
import { actionWords, periodWords } from './visit-words';
import './application-list.scss';

const Item = ({ application }: { application: ApplicationView }) => (
  <View className="application-list__item" {...aria({ role: 'listitem' })}>
    <View className="application-list__head">
      <View className="application-list__title">{application.cardTitle}</View>
      <View className="application-list__kind">{actionWords[application.action]}</View>
    </View>
    <View className="application-list__line mb-num">
      {`${sayDay(application.visitOn)} ${periodWords[application.visitPeriod]} · ${application.branchName}`}
    </View>
    <View className="application-list__line mb-num">{`${application.maskedName} ${application.maskedPhone}`}</View>
    <View className="application-list__made mb-num">{`提交于 ${sayInstant(application.appliedAt)}`}</View>
  </View>
);

export const ApplicationList = ({ applications }: Applications) => (
  <View {...aria({ role: 'list' })}>
    {applications.map((application) => (
      <Item key={application.id} application={application} />
    ))}
  </View>
);
