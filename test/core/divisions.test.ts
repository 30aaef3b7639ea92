import { describe, expect, it } from 'vitest';
import { divisionPath, findDivision } from '#core/codes/divisions.ts';

describe('行政区划', () => {
  it('knows a county, its prefecture and its province', () => {
    expect(findDivision('420923')).toEqual({ code: '420923', name: '云梦县', parent: '420900', level: 'county' });
    expect(findDivision('420900')).toMatchObject({ level: 'prefecture', parent: '420000' });
    expect(findDivision('420000')).toEqual({ code: '420000', name: '湖北省', level: 'province' });
  });

  it.each([
    ['420923', '湖北省孝感市云梦县'],
    ['371700', '山东省菏泽市'],
    ['371703', '山东省菏泽市定陶区'],
    ['371725', '山东省菏泽市郓城县'],
    ['110101', '北京市东城区'],
    ['500229', '重庆市城口县'],
    ['429004', '湖北省仙桃市'],
    ['442000', '广东省中山市'],
    ['653228', '新疆维吾尔自治区和田地区和康县'],
  ])('%s is %s', (code, path) => {
    expect(divisionPath(code)).toBe(path);
  });

  it('keeps an abolished district, with the one that took its place', () => {
    expect(findDivision('330103')).toMatchObject({ name: '下城区', validTo: '2021-03-11', successor: '330105' });
    expect(divisionPath('330105')).toBe('浙江省杭州市拱墅区');
  });

  it('keeps 990000 for practice', () => {
    expect(findDivision('990000')).toEqual({ code: '990000', name: '练习区', level: 'province' });
  });

  it('does not take towns of a city without counties for counties', () => {
    expect(findDivision('441901')).toBeUndefined();
  });

  it.each(['', '42', '420999', '4209233', 'constructor', '__proto__'])('does not know “%s”', (code) => {
    expect(findDivision(code)).toBeUndefined();
    expect(divisionPath(code)).toBe(code);
  });
});
