import type { StaffRole } from '../../members/store';

/** Somebody of the demonstration. `person` is how the sandbox's WeChat tells people apart. */
export interface Person {
  person: string;
  name: string;
  /** The branch by its name. */
  branch: string;
}

export interface Employee extends Person {
  title: string;
  roles?: readonly StaffRole[];
}

/** Members as they join along the chains in `stories.ts`. */
export const members: readonly Person[] = [
  { person: 'wang-xiaoman', name: '王小满', branch: '昆明分行' },
  { person: 'li-zhiyuan', name: '李知远', branch: '昆明分行' },
  { person: 'chen-yihe', name: '陈一禾', branch: '昆明分行' },
  { person: 'zhou-lidong', name: '周立冬', branch: '成都分行' },
  { person: 'he-shuyan', name: '何书言', branch: '昆明分行' },
  { person: 'lin-xiangwan', name: '林向晚', branch: '贵阳分行' },
  { person: 'shen-qingqiu', name: '沈清秋', branch: '昆明分行' },
  { person: 'xu-zhixia', name: '许知夏', branch: '重庆分行' },
  { person: 'tang-yuebai', name: '唐月白', branch: '贵阳分行' },
  { person: 'han-lichuan', name: '韩立川', branch: '昆明分行' },
  { person: 'song-jinzhao', name: '宋今朝', branch: '西安分行' },
  { person: 'deng-yian', name: '邓以安', branch: '长沙分行' },
  { person: 'fang-ruoshui', name: '方若水', branch: '成都分行' },
  { person: 'luo-yuanshan', name: '罗远山', branch: '成都分行' },
  { person: 'bai-jingxing', name: '白景行', branch: '昆明分行' },
  { person: 'xie-nanzhi', name: '谢南枝', branch: '昆明分行' },
];

/** Writes the cards; may not approve them. */
export const marketer: Employee = {
  person: 'ye-wenzhou',
  name: '叶问舟',
  branch: '总行营业部',
  title: '产品运营',
  roles: ['marketing'],
};

/** Approves the cards; never the author of one. */
export const complianceOfficer: Employee = {
  person: 'cheng-jingshu',
  name: '程静姝',
  branch: '总行营业部',
  title: '合规审核',
};

/** Reads the report of points. */
export const financeOfficer: Employee = {
  person: 'ji-cai',
  name: '纪采',
  branch: '总行营业部',
  title: '财务会计',
  roles: ['finance'],
};

/** One adviser a branch, the head office first. */
export const advisers: readonly Employee[] = [
  { person: 'mu-qingchuan', name: '穆清川', branch: '总行营业部', title: '理财经理' },
  { person: 'zhao-mingde', name: '赵明德', branch: '昆明分行', title: '客户经理' },
  { person: 'sun-jingyi', name: '孙静怡', branch: '北京分行', title: '理财经理' },
  { person: 'gu-chengyu', name: '顾承宇', branch: '上海分行', title: '客户经理' },
  { person: 'ma-hongyan', name: '马鸿雁', branch: '天津分行', title: '客户经理' },
  { person: 'jiang-yueming', name: '江月明', branch: '重庆分行', title: '理财经理' },
  { person: 'liang-jiahao', name: '梁嘉豪', branch: '广州分行', title: '客户经理' },
  { person: 'huang-zixuan', name: '黄子轩', branch: '深圳分行', title: '客户经理' },
  { person: 'xie-yuqing', name: '谢雨晴', branch: '成都分行', title: '理财经理' },
  { person: 'shen-muyun', name: '沈牧云', branch: '杭州分行', title: '客户经理' },
  { person: 'lu-siyuan', name: '陆思远', branch: '南京分行', title: '客户经理' },
  { person: 'yang-chuxin', name: '杨初心', branch: '武汉分行', title: '理财经理' },
  { person: 'qin-wenbo', name: '秦文博', branch: '西安分行', title: '客户经理' },
  { person: 'peng-yating', name: '彭雅婷', branch: '长沙分行', title: '客户经理' },
  { person: 'guo-xiangyang', name: '郭向阳', branch: '郑州分行', title: '理财经理' },
  { person: 'kong-lingshu', name: '孔令书', branch: '济南分行', title: '客户经理' },
  { person: 'yu-haitao', name: '于海涛', branch: '青岛分行', title: '客户经理' },
  { person: 'cong-lin', name: '丛琳', branch: '大连分行', title: '理财经理' },
  { person: 'jin-zhengxuan', name: '金正轩', branch: '沈阳分行', title: '客户经理' },
  { person: 'bai-xueqing', name: '白雪晴', branch: '长春分行', title: '客户经理' },
  { person: 'fu-jianing', name: '付佳宁', branch: '哈尔滨分行', title: '理财经理' },
  { person: 'zhang-heng', name: '张恒', branch: '石家庄分行', title: '客户经理' },
  { person: 'wu-jinnan', name: '武晋南', branch: '太原分行', title: '客户经理' },
  { person: 'bao-yalin', name: '包雅琳', branch: '呼和浩特分行', title: '理财经理' },
  { person: 'wang-huizhou', name: '汪徽舟', branch: '合肥分行', title: '客户经理' },
  { person: 'lin-rongsheng', name: '林榕生', branch: '福州分行', title: '客户经理' },
  { person: 'chen-luyang', name: '陈鹭扬', branch: '厦门分行', title: '理财经理' },
  { person: 'xiong-ruolan', name: '熊若兰', branch: '南昌分行', title: '客户经理' },
  { person: 'wei-chunhe', name: '韦春禾', branch: '南宁分行', title: '客户经理' },
  { person: 'fu-hailan', name: '符海岚', branch: '海口分行', title: '理财经理' },
  { person: 'shi-qingshan', name: '石青山', branch: '贵阳分行', title: '客户经理' },
  { person: 'basang-zhuoma', name: '巴桑卓玛', branch: '拉萨分行', title: '客户经理' },
  { person: 'dong-hexi', name: '董河西', branch: '兰州分行', title: '理财经理' },
  { person: 'qi-yuanlin', name: '祁源林', branch: '西宁分行', title: '客户经理' },
  { person: 'ma-xiaonan', name: '马晓楠', branch: '银川分行', title: '客户经理' },
  { person: 'tian-shuo', name: '田朔', branch: '乌鲁木齐分行', title: '理财经理' },
  { person: 'shi-jingxian', name: '史镜贤', branch: '宁波分行', title: '客户经理' },
  { person: 'fan-wanqing', name: '范宛晴', branch: '苏州分行', title: '客户经理' },
];
