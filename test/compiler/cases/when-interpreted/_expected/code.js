// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let holder_;
    let held_;
    let held_1;
    run.path = 'when';
    if (((held_1 = (held_ = (isMap(holder_ = event["properties"]) ? holder_["products"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined), (Array.isArray(held_) ? count(held_) : callFunction(countFunction, [held_], undefined, place))), (typeof held_1 === 'number' ? held_1 > 1 : compare(held_1, 1, ">", 29)))) !== true) return run.filter('when');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
