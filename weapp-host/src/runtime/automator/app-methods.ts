import { pageOnTop } from '../page-on-top';
import type { PageInstance, Runtime } from '../runtime';
import { callWx } from './call-wx';
import { createEvaluator } from './evaluate';
import { mockWithFunction, mockWithResult } from './mock-wx';
import { argsOf, textOf, type Params } from './params';
import { sendable } from './sendable';

const describePage = ({ id, path, query }: PageInstance) => ({ pageId: id, path, query });

const refusePlugin = ({ pluginId }: Params): void => {
  if (typeof pluginId === 'string' && pluginId !== '') throw new Error(`plugin ${pluginId} is not here: plugins are not run`);
};

/** The methods of the protocol that concern the mini-program as a whole. */
export const createAppMethods = (runtime: Runtime) => {
  const evaluator = createEvaluator(runtime);
  return {
    'App.getCurrentPage': () => describePage(pageOnTop(runtime)),
    'App.getPageStack': () => ({ pageStack: runtime.router.stack().map(describePage) }),
    'App.callWxMethod': async (params: Params) => {
      refusePlugin(params);
      return { result: await callWx(runtime, textOf(params, 'method'), argsOf(params)) };
    },
    'App.mockWxMethod': (params: Params) => {
      refusePlugin(params);
      const name = textOf(params, 'method');
      if (typeof params.functionDeclaration === 'string') {
        mockWithFunction(runtime, name, { mock: evaluator.compile(params.functionDeclaration), extra: argsOf(params) });
      } else if ('result' in params) {
        mockWithResult(runtime, name, params.result);
      } else {
        runtime.mocks.delete(name);
      }
    },
    'App.callFunction': async (params: Params) => {
      const call = evaluator.compile(textOf(params, 'functionDeclaration'));
      return { result: await call(...argsOf(params)) };
    },
    'App.addBinding': (params: Params) => {
      const name = textOf(params, 'name');
      evaluator.expose(name, (...args) => {
        void runtime.callHost('emit', { method: 'App.bindingCalled', params: { name, args: sendable(args) } });
      });
    },
  };
};
