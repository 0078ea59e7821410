import selectorParser from 'postcss-selector-parser';
import { HOST_SCOPE, SCOPE } from './bundle';
import { BUILT_IN_TAGS } from './built-in-tags';

const domTag = (tag: string): string => {
  const name = tag.toLowerCase();
  if (name === 'page') return 'body';
  return BUILT_IN_TAGS.has(name) ? `wx-${name}` : tag;
};

const hostAttribute = (): selectorParser.Node => selectorParser().astSync(`[wx-host="${HOST_SCOPE}"]`).first.first;

/** `:host` alone, or `:host(.narrow)`, whose own selector is joined to it. */
const replaceHost = (pseudo: selectorParser.Pseudo): void => {
  const host = hostAttribute();
  host.spaces.before = pseudo.spaces.before;
  pseudo.replaceWith(host, ...pseudo.nodes.flatMap(({ nodes }) => nodes));
};

const processor = selectorParser((root) => {
  root.walkTags((tag) => {
    tag.value = domTag(tag.value);
  });
  root.walkClasses((name) => {
    name.value = SCOPE + name.value;
  });
  root.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') replaceHost(pseudo);
  });
});

/** Turns WeChat's selector into one for the DOM that glass-easel builds. Throws on a selector that cannot be read. */
export const domSelector = (selector: string): string => processor.processSync(selector);
