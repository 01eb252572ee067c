// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let held_1;
    run.path = 'when';
    if (((held_1 = (() => {
      fast_: try {
        const holder_ = event["properties"];
        let holder_1;
        if (typeof holder_ === 'object' && holder_ !== null) {
          if (Array.isArray(holder_)) break fast_;
          holder_1 = holder_["products"];
        }
        const items_ = Array.isArray(holder_1) ? holder_1 : holder_1 === undefined ? none : [holder_1];
        return items_.length;
      } catch (thrown_) {
        expectFault(thrown_);
      }
      return (() => {
      let value_;
      let held_;
      return (held_ = ((value_ = properties_["products"]) !== undefined || !Array.isArray(event["properties"]) ? value_ : eachValue(event["properties"])), (Array.isArray(held_) ? count(held_) : callFunction(countFunction, [held_], undefined, place)));
    })();
    })(), (true ? held_1 > 1 : held_1 === undefined ? undefined : compare(held_1, 1, ">", 29)))) !== true) return run.filter('when');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"a\":", value_1, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
