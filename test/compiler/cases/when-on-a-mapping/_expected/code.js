// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const context_ = asMap(event["context"]);
    let holder_;
    let holder_1;
    let held_;
    let holder_2;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    run.path = "item.flag";
    if (((isMap(holder_ = event["properties"]) ? holder_["go"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined)) === true) {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"flag\":", value_, "item.flag", run, run.clean, 0);
      }
    }
    run.path = "item.compared";
    if (((held_ = (isMap(holder_1 = event["properties"]) ? holder_1["total"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (typeof held_ === 'number' ? held_ > 100 : compare(held_, 100, ">", 18)))) === true) {
      let value_1;
      value_1 = literal;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"compared\":", value_1, "item.compared", run, false, 0);
      }
    }
    run.path = "item.typed";
    if ((((event["type"] === "track") && ((isMap(holder_2 = event["properties"]) ? holder_2["go"] : Array.isArray(holder_2) ? collapse(each(holder_2, true)) : undefined) === true))) === true) {
      let value_2;
      value_2 = context_["locale"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "locale", run.digits.get(context_));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"typed\":{\"S\":\"", value_2, "item.typed", run, run.clean, 0) + "\"}";
      }
    }
    run.path = "item.computed";
    if (((() => {
      fast_: try {
        let result_ = 0;
        let count_ = 0;
        const holder_3 = event["properties"];
        const items_ = Array.isArray(holder_3) ? holder_3 : holder_3 === undefined ? none : [holder_3];
        Allowance.spend(items_.length);

        for (let turn_ = 0; turn_ < items_.length; turn_++) {
          const item_ = items_[turn_];
          if (typeof item_ !== 'object' || item_ === null || Array.isArray(item_)) break fast_;
          const found_ = item_["a"];
          if (found_ !== undefined) {
            if (Array.isArray(found_)) break fast_;

            count_++;
          }
        }
        return count_ === 0 ? false : true;
      } catch (thrown_) {
        expectFault(thrown_);
      }
      return (() => {
      let holder_4;
      return ((isMap(holder_4 = event["properties"]) ? holder_4["a"] : Array.isArray(holder_4) ? collapse(each$2(holder_4, true)) : undefined) !== undefined);
    })();
    })()) === true) {
      let value_3;
      value_3 = literal$1;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"computed\":", value_3, "item.computed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
