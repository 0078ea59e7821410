export interface Region {
  name: string;
  /** 统计用区划代码, six digits. */
  code: string;
  inside: Region[];
}

const district = (name: string, code: string): Region => ({ name, code, inside: [] });
const region = (name: string, code: string, inside: Region[]): Region => ({ name, code, inside });

/** A few real places, enough to try every column of the region picker; WeChat carries the whole country. */
export const REGIONS: Region[] = [
  region('北京市', '110000', [region('北京市', '110100', [district('东城区', '110101'), district('西城区', '110102'), district('朝阳区', '110105'), district('海淀区', '110108')])]),
  region('上海市', '310000', [region('上海市', '310100', [district('黄浦区', '310101'), district('徐汇区', '310104'), district('浦东新区', '310115')])]),
  region('浙江省', '330000', [
    region('杭州市', '330100', [district('上城区', '330102'), district('西湖区', '330106'), district('余杭区', '330110')]),
    region('宁波市', '330200', [district('海曙区', '330203'), district('江北区', '330205')]),
  ]),
  region('广东省', '440000', [
    region('广州市', '440100', [district('越秀区', '440104'), district('海珠区', '440105'), district('天河区', '440106')]),
    region('深圳市', '440300', [district('福田区', '440304'), district('南山区', '440305')]),
  ]),
  region('四川省', '510000', [region('成都市', '510100', [district('锦江区', '510104'), district('武侯区', '510107')])]),
];
