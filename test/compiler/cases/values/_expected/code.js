// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const traits_ = asMap(event["traits"]);
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
      value_ = traits_["plan"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "plan", run.digits.get(traits_));
      if (value_ !== undefined && value_ !== null) value_ = mapValue(value_, values);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"plan\":", value_, "item.plan", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = traits_["plan"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "plan", run.digits.get(traits_));
      if (value_1 !== undefined && value_1 !== null) value_1 = mapValue(value_1, values$1);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"strict\":", value_1, "item.strict", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = traits_["plan"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "plan", run.digits.get(traits_));
      if (value_2 !== undefined && value_2 !== null) value_2 = mapValue(value_2, values$2);
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"kinds\":", value_2, "item.kinds", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = traits_["plan"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "plan", run.digits.get(traits_));
      if (value_3 !== undefined && value_3 !== null) value_3 = mapValue(value_3, values$3);
      if (value_3 === undefined) value_3 = fallback;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"to_map\":", value_3, "item.to_map", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = traits_["plan"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "plan", run.digits.get(traits_));
      if (value_4 !== undefined && value_4 !== null) value_4 = mapValue(value_4, values$4);
      if (value_4 === undefined) value_4 = fallback$1;
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"defaulted\":", value_4, "item.defaulted", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
