/** Each item as something else, as it comes. */
export async function* mapped<A, B>(items: AsyncIterable<A>, map: (item: A) => B): AsyncGenerator<B, void, undefined> {
  for await (const item of items) {
    yield map(item);
  }
}
