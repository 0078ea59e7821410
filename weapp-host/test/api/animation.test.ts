import { createPhoneDouble } from './phone-double';

interface Animation {
  rotate: (degrees: number) => Animation;
  width: (value: number | string) => Animation;
  backgroundColor: (value: string) => Animation;
  step: (options?: object) => Animation;
  export: () => { actions: { animates: { type: string; args: unknown[] }[]; option: unknown }[] };
}
const create = (options?: object) => createPhoneDouble().wx.createAnimation!(options) as Animation;

it('exports its steps as WeChat does, and forgets them', () => {
  const animation = create({ duration: 100 });
  animation.rotate(45).width(10).step({ delay: 5 });
  expect(animation.export()).toEqual({
    actions: [
      {
        animates: [{ type: 'rotate', args: [45] }, { type: 'style', args: ['width', '10px'] }],
        option: { transformOrigin: '50% 50% 0', transition: { duration: 100, timingFunction: 'linear', delay: 5 } },
      },
    ],
  });
  expect(animation.export()).toEqual({ actions: [] });
});

it('keeps in a later step what an earlier one changed', () => {
  const animation = create();
  animation.rotate(45).step();
  animation.backgroundColor('red').rotate(90).step();
  const { actions } = animation.export();
  expect(actions.map(({ animates }) => animates)).toEqual([
    [{ type: 'rotate', args: [45] }],
    [{ type: 'rotate', args: [90] }, { type: 'style', args: ['background-color', 'red'] }],
  ]);
});
