import * as glassEasel from 'glass-easel';

type TemplateEngine = glassEasel.templateEngine.TemplateEngine;
type Template = glassEasel.templateEngine.Template;

/** What was removed, by itself or with its page, has nothing to draw on any more; glass-easel tells by the context it takes away. */
const canDraw = (component: glassEasel.GeneralComponent): boolean => component.getShadowRoot()?.getBackendContext() !== null;

const living = (template: Template): Template => ({
  createInstance: (component, createShadowRoot) => {
    const instance = template.createInstance(component, createShadowRoot);
    const update = instance.updateValues.bind(instance);
    return Object.assign(instance, {
      updateValues: ((data, changes) => {
        if (canDraw(component)) update(data, changes);
      }) satisfies typeof update,
    });
  },
});

/**
 * glass-easel's templates, which follow `setData` until their component is removed or their page is unloaded. As in WeChat, a
 * later `setData` changes the data and shows nothing: glass-easel alone would go on making elements, and they would have no document.
 */
export const LIVING_TEMPLATES: TemplateEngine = {
  create: (behavior, options) => living(glassEasel.template.getDefaultTemplateEngine().create(behavior, options)),
};
