// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let held_1;
    run.path = 'when';
    if (((held_1 = (() => {
      fast_: try {
        let result_ = 0;
        let count_ = 0;
        const holder_ = event["properties"];
        const items_ = Array.isArray(holder_) ? holder_ : holder_ === undefined ? none : [holder_];
        Allowance.spend(items_.length);

        for (let turn_ = 0; turn_ < items_.length; turn_++) {
          const item_ = items_[turn_];
          if (typeof item_ !== 'object' || item_ === null || Array.isArray(item_)) break fast_;
          const found_ = item_["products"];
          if (found_ !== undefined) {
            if (Array.isArray(found_)) break fast_;

            count_++;
          }
        }
        return count_ === 0 ? 0 : count_;
      } catch (thrown_) {
        expectFault(thrown_);
      }
      return (() => {
      let holder_1;
      let held_;
      return (held_ = (isMap(holder_1 = event["properties"]) ? holder_1["products"] : Array.isArray(holder_1) ? collapse(each(holder_1, true)) : undefined), (Array.isArray(held_) ? count(held_) : callFunction(countFunction, [held_], undefined, place)));
    })();
    })(), (true ? held_1 > 1 : compare(held_1, 1, ">", 29)))) !== true) return run.filter('when');
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
