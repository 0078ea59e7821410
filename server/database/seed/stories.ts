import type { VisitPeriod } from '@micro-branch/contract/applications';
import type { Channel } from '@micro-branch/contract/referrals';

/** When something happened: `day` counts from the first start of the seed, and the time of day in Shanghai. */
interface Moment {
  day: number;
  time: string;
}

/** A member looked at the card without anybody's code. */
export interface Coming extends Moment {
  does: 'come';
  person: string;
}

/** Somebody's code was opened; without a person, by a stranger in the single-page mode of Moments. */
export interface Opening extends Moment {
  does: 'open';
  person: string | null;
  from: string;
  by: Channel;
  /** The phone, as coarsely as the client tells it. */
  on: string;
}

/** The share sheet was opened. */
export interface Sharing extends Moment {
  does: 'share';
  person: string;
  channel: Channel;
}

export interface Applying extends Moment {
  does: 'apply';
  person: string;
  phone: string;
  visitPeriod: VisitPeriod;
}

export type Step = Coming | Opening | Sharing | Applying;

/** How one card was handed on. The steps stand in the order of time; `cardKey` is a card of the seed. */
export interface Story {
  cardKey: string;
  steps: readonly Step[];
}

const iphone = 'ios/iPhone 15/iOS 26';
const iphonePro = 'ios/iPhone 17 Pro/iOS 26';
const huawei = 'android/HUAWEI Pura 70/HarmonyOS 5';
const xiaomi = 'android/Xiaomi 15/Android 16';
const oppo = 'android/OPPO Find X8/Android 15';
const vivo = 'android/vivo X200/Android 15';

export const stories: readonly Story[] = [
  {
    // Four hops below 王小满: four members at the first, four at the second, three at the third, two at the fourth.
    cardKey: 'credit-card-daily',
    steps: [
      { day: -6, time: '10:12', does: 'come', person: 'wang-xiaoman' },
      { day: -6, time: '10:14', does: 'share', person: 'wang-xiaoman', channel: 'chat' },
      { day: -6, time: '10:31', does: 'open', person: 'li-zhiyuan', from: 'wang-xiaoman', by: 'chat', on: huawei },
      { day: -6, time: '11:05', does: 'open', person: 'he-shuyan', from: 'wang-xiaoman', by: 'chat', on: xiaomi },
      { day: -6, time: '12:20', does: 'share', person: 'wang-xiaoman', channel: 'timeline' },
      // The same phone at 1154 and, two minutes later, at 1155: inferred to be one visitor.
      { day: -6, time: '12:47', does: 'open', person: null, from: 'wang-xiaoman', by: 'timeline', on: oppo },
      { day: -6, time: '12:49', does: 'open', person: 'lin-xiangwan', from: 'wang-xiaoman', by: 'timeline', on: oppo },
      { day: -6, time: '13:30', does: 'open', person: null, from: 'wang-xiaoman', by: 'timeline', on: iphonePro },
      { day: -6, time: '19:02', does: 'open', person: null, from: 'wang-xiaoman', by: 'timeline', on: vivo },
      { day: -5, time: '09:40', does: 'share', person: 'li-zhiyuan', channel: 'chat' },
      { day: -5, time: '10:05', does: 'open', person: 'chen-yihe', from: 'li-zhiyuan', by: 'chat', on: iphone },
      { day: -5, time: '10:20', does: 'apply', person: 'chen-yihe', phone: '13800000001', visitPeriod: 'morning' },
      { day: -5, time: '12:32', does: 'share', person: 'li-zhiyuan', channel: 'timeline' },
      { day: -5, time: '12:58', does: 'open', person: null, from: 'li-zhiyuan', by: 'timeline', on: xiaomi },
      { day: -5, time: '13:10', does: 'open', person: 'xu-zhixia', from: 'li-zhiyuan', by: 'timeline', on: vivo },
      { day: -5, time: '20:15', does: 'share', person: 'wang-xiaoman', channel: 'poster' },
      { day: -5, time: '20:40', does: 'open', person: 'shen-qingqiu', from: 'wang-xiaoman', by: 'poster', on: huawei },
      { day: -4, time: '08:55', does: 'share', person: 'lin-xiangwan', channel: 'chat' },
      { day: -4, time: '09:20', does: 'open', person: 'tang-yuebai', from: 'lin-xiangwan', by: 'chat', on: iphonePro },
      { day: -4, time: '12:10', does: 'share', person: 'shen-qingqiu', channel: 'chat' },
      { day: -4, time: '12:44', does: 'open', person: 'han-lichuan', from: 'shen-qingqiu', by: 'chat', on: oppo },
      { day: -4, time: '18:30', does: 'share', person: 'chen-yihe', channel: 'chat' },
      { day: -4, time: '18:52', does: 'open', person: 'zhou-lidong', from: 'chen-yihe', by: 'chat', on: xiaomi },
      { day: -4, time: '19:25', does: 'open', person: 'song-jinzhao', from: 'chen-yihe', by: 'link', on: vivo },
      { day: -3, time: '10:02', does: 'share', person: 'tang-yuebai', channel: 'chat' },
      { day: -3, time: '10:36', does: 'open', person: 'deng-yian', from: 'tang-yuebai', by: 'chat', on: huawei },
      { day: -3, time: '12:15', does: 'share', person: 'zhou-lidong', channel: 'chat' },
      { day: -3, time: '12:40', does: 'open', person: 'fang-ruoshui', from: 'zhou-lidong', by: 'chat', on: iphone },
      { day: -3, time: '12:55', does: 'open', person: 'fang-ruoshui', from: 'zhou-lidong', by: 'chat', on: iphone },
      { day: -3, time: '20:10', does: 'share', person: 'zhou-lidong', channel: 'timeline' },
      { day: -3, time: '20:33', does: 'open', person: null, from: 'zhou-lidong', by: 'timeline', on: iphonePro },
      { day: -3, time: '21:05', does: 'open', person: 'luo-yuanshan', from: 'zhou-lidong', by: 'timeline', on: oppo },
      { day: -3, time: '21:20', does: 'apply', person: 'luo-yuanshan', phone: '13800000002', visitPeriod: 'afternoon' },
      { day: -2, time: '09:15', does: 'open', person: null, from: 'wang-xiaoman', by: 'timeline', on: huawei },
    ],
  },
  {
    // 赵明德 of the Kunming branch. 沈清秋 comes by his poster too, being a member already.
    cardKey: 'deposit-time-3y',
    steps: [
      { day: -4, time: '09:30', does: 'come', person: 'zhao-mingde' },
      { day: -4, time: '09:35', does: 'share', person: 'zhao-mingde', channel: 'poster' },
      { day: -4, time: '11:10', does: 'open', person: 'bai-jingxing', from: 'zhao-mingde', by: 'poster', on: iphone },
      { day: -4, time: '12:05', does: 'share', person: 'zhao-mingde', channel: 'timeline' },
      { day: -4, time: '12:31', does: 'open', person: null, from: 'zhao-mingde', by: 'timeline', on: vivo },
      { day: -3, time: '10:20', does: 'share', person: 'bai-jingxing', channel: 'chat' },
      { day: -3, time: '10:47', does: 'open', person: 'xie-nanzhi', from: 'bai-jingxing', by: 'chat', on: xiaomi },
      { day: -3, time: '11:02', does: 'apply', person: 'xie-nanzhi', phone: '13800000003', visitPeriod: 'morning' },
      { day: -2, time: '14:10', does: 'open', person: 'shen-qingqiu', from: 'zhao-mingde', by: 'poster', on: huawei },
    ],
  },
];
