export { apartOf } from './apart.ts';
export {
  linksOf,
  valuesIn,
  type Apart,
  type ComparedCase,
  type Comparing,
  type LabelledValue,
  type Labels,
  type Link,
  type LinkedCase,
} from './links.ts';
export { LINK_KINDS, keyOf, type LinkKind, type ReadTelephone } from './normalise.ts';
export { pictureOf, type Picture } from './picture.ts';
