import { mergeInternalComponents } from '@tarojs/shared';
import { attributesOf } from './attributes';

mergeInternalComponents(attributesOf);
