// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const context_ = asMap(event["context"]);
    let value_1;
    let value_3;
    let held_;
    let value_5;
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    run.path = "item.flag";
    if ((((value_1 = properties_["go"]) !== undefined || !Array.isArray(event["properties"]) ? value_1 : eachValue(event["properties"]))) === true) {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"flag\":", value_, "item.flag", run, run.clean, 0);
      }
    }
    run.path = "item.compared";
    if (((held_ = ((value_3 = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_3 : eachValue$1(event["properties"])), (typeof held_ === 'number' ? held_ > 100 : held_ === undefined ? undefined : compare(held_, 100, ">", 18)))) === true) {
      let value_2;
      value_2 = literal;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"compared\":", value_2, "item.compared", run, false, 0);
      }
    }
    run.path = "item.typed";
    if ((((event["type"] === "track") && (((value_5 = properties_["go"]) !== undefined || !Array.isArray(event["properties"]) ? value_5 : eachValue(event["properties"])) === true))) === true) {
      let value_4;
      value_4 = context_["locale"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "locale", run.digits.get(context_));
      if (value_4 === null) value_4 = undefined;
      if (value_4 !== undefined) {
        item = appendS(item + ",\"typed\":{\"S\":\"", value_4, "item.typed", run, run.clean, 0) + "\"}";
      }
    }
    run.path = "item.computed";
    if (((() => {
      fast_: try {
        let result_ = 0;
        let count_ = 0;
        const holder_ = event["properties"];
        const items_ = Array.isArray(holder_) ? holder_ : holder_ === undefined ? none : [holder_];
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
      let value_7;
      return (((value_7 = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_7 : eachValue$2(event["properties"])) !== undefined);
    })();
    })()) === true) {
      let value_6;
      value_6 = literal$1;
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"computed\":", value_6, "item.computed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
