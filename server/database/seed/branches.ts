import { brand } from '@micro-branch/contract/brand';
import type { WeeklyHours } from '../../branches/opening';
import type { Branch } from '../../branches/store';

const fullWeek: WeeklyHours = {
  weekdays: { opens: '09:00', closes: '17:00' },
  weekends: { opens: '10:00', closes: '16:00' },
};
const longWeek: WeeklyHours = {
  weekdays: { opens: '09:00', closes: '17:30' },
  weekends: { opens: '09:30', closes: '16:30' },
};
const winterWeek: WeeklyHours = {
  weekdays: { opens: '08:30', closes: '16:30' },
  weekends: { opens: '09:30', closes: '15:30' },
};
const weekdaysOnly: WeeklyHours = { weekdays: { opens: '09:00', closes: '17:00' }, weekends: null };
const plateau: WeeklyHours = { weekdays: { opens: '09:30', closes: '17:30' }, weekends: null };
/** Urumqi works two hours after Beijing, by the same clock. */
const western: WeeklyHours = {
  weekdays: { opens: '10:30', closes: '18:30' },
  weekends: { opens: '11:30', closes: '17:30' },
};

export const headOffice: Omit<Branch, 'id' | 'kind'> = {
  name: '总行营业部',
  city: '昆明',
  address: `昆明市盘龙区北京路 1000 号${brand.shortName}金融中心`,
  phone: '0871-0000-0000',
  hours: fullWeek,
};

/** In the order of the list. The cities are real; no telephone number can be reached. */
export const cityBranches: readonly Omit<Branch, 'id' | 'kind'>[] = [
  { name: '昆明分行', city: '昆明', address: `昆明市五华区东风西路 88 号${brand.shortName}大厦`, phone: '0871-0000-0001', hours: fullWeek },
  { name: '北京分行', city: '北京', address: `北京市西城区金融大街丙 26 号${brand.letter}源中心`, phone: '010-0000-0002', hours: fullWeek },
  { name: '上海分行', city: '上海', address: `上海市浦东新区世纪大道 1868 号${brand.letter}海广场`, phone: '021-0000-0003', hours: fullWeek },
  { name: '天津分行', city: '天津', address: `天津市和平区南京路 268 号津${brand.letter}大厦`, phone: '022-0000-0004', hours: fullWeek },
  { name: '重庆分行', city: '重庆', address: `重庆市渝中区民权路 96 号江${brand.letter}国际`, phone: '023-0000-0005', hours: longWeek },
  { name: '广州分行', city: '广州', address: `广州市天河区珠江西路 66 号粤${brand.letter}大厦`, phone: '020-0000-0006', hours: longWeek },
  { name: '深圳分行', city: '深圳', address: `深圳市福田区福华三路 188 号鹏${brand.letter}中心`, phone: '0755-0000-0007', hours: longWeek },
  { name: '成都分行', city: '成都', address: `成都市锦江区东大街 139 号锦${brand.letter}大厦`, phone: '028-0000-0008', hours: longWeek },
  { name: '杭州分行', city: '杭州', address: `杭州市上城区庆春路 277 号湖${brand.letter}大厦`, phone: '0571-0000-0009', hours: fullWeek },
  { name: '南京分行', city: '南京', address: `南京市鼓楼区中山北路 136 号宁${brand.letter}大厦`, phone: '025-0000-0010', hours: fullWeek },
  { name: '武汉分行', city: '武汉', address: `武汉市江汉区建设大道 768 号江城${brand.shortName}楼`, phone: '027-0000-0011', hours: fullWeek },
  { name: '西安分行', city: '西安', address: `西安市雁塔区科技路 59 号秦${brand.letter}大厦`, phone: '029-0000-0012', hours: fullWeek },
  { name: '长沙分行', city: '长沙', address: `长沙市芙蓉区五一大道 618 号湘${brand.letter}大厦`, phone: '0731-0000-0013', hours: longWeek },
  { name: '郑州分行', city: '郑州', address: `郑州市金水区花园路 126 号中原${brand.shortName}楼`, phone: '0371-0000-0014', hours: fullWeek },
  { name: '济南分行', city: '济南', address: `济南市历下区泺源大街 158 号泉${brand.letter}大厦`, phone: '0531-0000-0015', hours: fullWeek },
  { name: '青岛分行', city: '青岛', address: `青岛市市南区香港中路 112 号海${brand.letter}大厦`, phone: '0532-0000-0016', hours: fullWeek },
  { name: '大连分行', city: '大连', address: `大连市中山区人民路 78 号连${brand.letter}大厦`, phone: '0411-0000-0017', hours: winterWeek },
  { name: '沈阳分行', city: '沈阳', address: `沈阳市沈河区青年大街 246 号盛${brand.letter}大厦`, phone: '024-0000-0018', hours: winterWeek },
  { name: '长春分行', city: '长春', address: `长春市南关区人民大街 7166 号春${brand.letter}大厦`, phone: '0431-0000-0019', hours: winterWeek },
  { name: '哈尔滨分行', city: '哈尔滨', address: `哈尔滨市南岗区东大直街 316 号冰城${brand.shortName}楼`, phone: '0451-0000-0020', hours: winterWeek },
  { name: '石家庄分行', city: '石家庄', address: `石家庄市长安区中山东路 329 号冀${brand.letter}大厦`, phone: '0311-0000-0021', hours: fullWeek },
  { name: '太原分行', city: '太原', address: `太原市迎泽区迎泽大街 196 号晋${brand.letter}大厦`, phone: '0351-0000-0022', hours: fullWeek },
  { name: '呼和浩特分行', city: '呼和浩特', address: `呼和浩特市新城区新华东街 86 号青城${brand.shortName}楼`, phone: '0471-0000-0023', hours: winterWeek },
  { name: '合肥分行', city: '合肥', address: `合肥市蜀山区长江西路 328 号徽${brand.letter}大厦`, phone: '0551-0000-0024', hours: fullWeek },
  { name: '福州分行', city: '福州', address: `福州市鼓楼区五四路 176 号榕${brand.letter}大厦`, phone: '0591-0000-0025', hours: longWeek },
  { name: '厦门分行', city: '厦门', address: `厦门市思明区湖滨南路 206 号鹭${brand.letter}大厦`, phone: '0592-0000-0026', hours: longWeek },
  { name: '南昌分行', city: '南昌', address: `南昌市东湖区八一大道 379 号赣${brand.letter}大厦`, phone: '0791-0000-0027', hours: fullWeek },
  { name: '南宁分行', city: '南宁', address: `南宁市青秀区民族大道 138 号邕${brand.letter}大厦`, phone: '0771-0000-0028', hours: longWeek },
  { name: '海口分行', city: '海口', address: `海口市龙华区国贸路 56 号椰${brand.letter}大厦`, phone: '0898-0000-0029', hours: weekdaysOnly },
  { name: '贵阳分行', city: '贵阳', address: `贵阳市南明区中华南路 68 号筑${brand.letter}大厦`, phone: '0851-0000-0030', hours: weekdaysOnly },
  { name: '拉萨分行', city: '拉萨', address: `拉萨市城关区北京中路 52 号${brand.shortName}楼`, phone: '0891-0000-0031', hours: plateau },
  { name: '兰州分行', city: '兰州', address: `兰州市城关区庆阳路 258 号兰${brand.letter}大厦`, phone: '0931-0000-0032', hours: weekdaysOnly },
  { name: '西宁分行', city: '西宁', address: `西宁市城中区长江路 96 号夏都${brand.shortName}楼`, phone: '0971-0000-0033', hours: plateau },
  { name: '银川分行', city: '银川', address: `银川市兴庆区解放东街 108 号凤${brand.letter}大厦`, phone: '0951-0000-0034', hours: weekdaysOnly },
  { name: '乌鲁木齐分行', city: '乌鲁木齐', address: `乌鲁木齐市天山区解放北路 176 号天山${brand.shortName}楼`, phone: '0991-0000-0035', hours: western },
  { name: '宁波分行', city: '宁波', address: `宁波市鄞州区中山东路 1299 号甬${brand.letter}大厦`, phone: '0574-0000-0036', hours: fullWeek },
  { name: '苏州分行', city: '苏州', address: `苏州市姑苏区干将东路 666 号吴${brand.letter}大厦`, phone: '0512-0000-0037', hours: fullWeek },
];
