export { changesBetween, changesSince, countsOf, type Change, type ClosedItem } from './changes.ts';
export { ITEM_KINDS, itemsOf, type ContentFile, type Item, type ItemKind } from './items.ts';
