import { splitAddress } from '../../page-address';
import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { textOf } from './parameters';

const question = { title: '', showCancel: true, confirmText: '允许', cancelText: '取消', editable: false, placeholderText: '' };

export const leavingCalls = (runtime: Runtime) =>
  asyncCalls(runtime, {
    exitMiniProgram: () => runtime.callHost('exit', {}),
    restartMiniProgram: (options) => {
      const { path, query } = splitAddress(textOf(options, 'path'));
      const wanted = path.replace(/^\//, '');
      if (!runtime.manifest.pages.includes(wanted)) throw new ApiFailure(`page "${wanted}" is not found`);
      return runtime.callHost('relaunch', { path: wanted, query, scene: runtime.launch.scene });
    },
    /** Asks as WeChat does; where it leads is not here. */
    navigateToMiniProgram: async (options) => {
      const target = textOf(options, 'shortLink', '') || textOf(options, 'appId');
      const { confirm } = await runtime.shell.modal({ ...question, content: `即将打开“${target}”小程序` });
      if (!confirm) throw new ApiFailure('cancel');
    },
    checkIsAddedToMyMiniProgram: () => ({ added: false }),
  });
