// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let held_7;
    let member_;
    let member_1;
    let object_;
    let list_;
    let item_5;
    let value_8;
    let map_1;
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
      run.path = "item.total";
      value_ = (() => {
        fast_: try {
          let result_ = 0;
          let count_ = 0;
          const holder_ = event["properties"];
          let holder_1;
          if (typeof holder_ === 'object' && holder_ !== null) {
            if (Array.isArray(holder_)) break fast_;
            holder_1 = holder_["products"];
          }
          const items_ = Array.isArray(holder_1) ? holder_1 : holder_1 === undefined ? none : [holder_1];
          Allowance.spend(items_.length);

          for (let turn_ = 0; turn_ < items_.length; turn_++) {
            const item_ = items_[turn_];
            if (typeof item_ !== 'object' || item_ === null || Array.isArray(item_)) break fast_;
            let held_;
            let held_1;
            const found_ = (held_ = item_?.["price"], held_1 = item_?.["quantity"], (Number.isFinite(held_) && Number.isFinite(held_1) ? held_ * held_1 : arithmetic(held_, held_1, "*", 33)));
            if (found_ !== undefined) {
              if (typeof found_ !== "number") break fast_;
              result_ += found_;
              count_++;
            }
          }
          return count_ === 0 ? undefined : result_;
        } catch (thrown_) {
          expectFault(thrown_);
        }
        return (() => {
        let map_;
        let held_4;
        return (held_4 = collapse(((items_1) => {
          Allowance.spend(items_1.length);
          const filled_ = [];
          for (let index_ = 0; index_ < items_1.length; index_++) {
            const item_1 = items_1[index_];
            let value_1;
            let value_2;
            let held_2;
            let held_3;
            let found_1;
            if ((found_1 = (held_2 = ((value_1 = item_1?.["price"]) !== undefined || !Array.isArray(item_1) ? value_1 : walkNames(item_1, names$1, true)), held_3 = ((value_2 = item_1?.["quantity"]) !== undefined || !Array.isArray(item_1) ? value_2 : walkNames(item_1, names$2, true)), (Number.isFinite(held_2) && Number.isFinite(held_3) ? held_2 * held_3 : arithmetic(held_2, held_3, "*", 33)))) !== undefined) filled_.push(found_1);
          }
          return Sequence.of(filled_);
        })((isMap(map_ = event["properties"]) ? foundItems(map_["products"]) : walkPrefix(event, names, false)))), (isListOf(held_4, "number") ? callFitting(sumFunction, place, sum, held_4) : callFunction(sumFunction, [held_4], undefined, place)));
      })();
      })();
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"total\":{\"N\":\"", value_, "item.total", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      run.path = "item.names";
      value_3 = (() => {
        fast_1: try {
          const filled_1 = [];
          const holder_2 = event["properties"];
          let holder_3;
          if (typeof holder_2 === 'object' && holder_2 !== null) {
            if (Array.isArray(holder_2)) break fast_1;
            holder_3 = holder_2["products"];
          }
          const items_2 = Array.isArray(holder_3) ? holder_3 : holder_3 === undefined ? none : [holder_3];
          Allowance.spend(items_2.length);

          for (let turn_1 = 0; turn_1 < items_2.length; turn_1++) {
            const item_2 = items_2[turn_1];
            if (typeof item_2 !== 'object' || item_2 === null || Array.isArray(item_2)) break fast_1;
            let held_5;
            if ((held_5 = item_2?.["price"], (typeof held_5 === 'number' ? held_5 > 1 : held_5 === undefined ? undefined : compare(held_5, 1, ">", 27))) !== true) continue;
            const found_2 = item_2["name"];
            if (found_2 !== undefined) {
              if (Array.isArray(found_2)) break fast_1;
              filled_1.push(found_2);
            }
          }
          return foundValue(filled_1);
        } catch (thrown_1) {
          expectFault(thrown_1);
        }
        return (() => collapse(each(((items_3) => {
        Allowance.spend(items_3.length);
        const filled_2 = [];
        for (let index_1 = 0; index_1 < items_3.length; index_1++) {
          const item_3 = items_3[index_1];
          let found_3;
          if ((found_3 = ((items_4) => {
            Allowance.spend(items_4.length);
            const filled_3 = [];
            for (let index_2 = 0; index_2 < items_4.length; index_2++) {
              const item_4 = items_4[index_2];
              let value_4;
              let held_6;
              if ((held_6 = ((value_4 = item_4?.["price"]) !== undefined || !Array.isArray(item_4) ? value_4 : walkNames(item_4, names$3, true)), (typeof held_6 === 'number' ? held_6 > 1 : held_6 === undefined ? undefined : compare(held_6, 1, ">", 27))) === true) filled_3.push(item_4);
            }
            return Sequence.of(filled_3);
          })(asItems((isMap(item_3) ? item_3["products"] : lookupName(item_3, "products"))))) !== undefined) filled_2.push(found_3);
        }
        return flattenFound(filled_2, false);
      })(foundItems(event["properties"])), true)))();
      })();
      if (value_3 !== undefined && value_3 !== null && !Array.isArray(value_3)) value_3 = [value_3];
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"names\":", value_3, "item.names", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.upper";
      value_5 = (held_7 = event["event"], (typeof held_7 === "string" ? held_7.toUpperCase() : held_7 === undefined ? undefined : callFunction(uppercaseFunction, [held_7], undefined, place$1)));
      if (value_5 === null) value_5 = undefined;
      if (value_5 !== undefined) {
        item = appendS(item + ",\"upper\":{\"S\":\"", value_5, "item.upper", run, false, 0) + "\"}";
      }
    }
    {
      let value_6;
      run.path = "item.map";
      value_6 = (member_ = event["event_id"], member_1 = event["type"], (member_ !== undefined && member_1 !== undefined ? { "id": member_, ["__proto__"]: member_1 } : (object_ = {}, member_ !== undefined && (object_["id"] = member_), member_1 !== undefined && (defineMember(object_, "__proto__", member_1)), object_)));
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"map\":", value_6, "item.map", run, false, 0);
      }
    }
    {
      let value_7;
      run.path = "item.nothing";
      value_7 = (Array.isArray(list_ = properties_["none"]) && !Array.isArray(value_8 = list_[0]) ? value_8 : list_ === undefined && !Array.isArray(event["properties"]) ? undefined : collapse((isMap(map_1 = event["properties"]) ? pickItem(map_1["none"], 0) : ((items_5) => {
        Allowance.spend(items_5.length);
        const filled_4 = [];
        for (let index_3 = 0; index_3 < items_5.length; index_3++) {
          const item_6 = items_5[index_3];
          let found_4;
          if ((found_4 = pickItem((isMap(item_6) ? item_6["none"] : lookupName(item_6, "none")), 0)) !== undefined) filled_4.push(found_4);
        }
        return flattenFound(filled_4, true);
      })(foundItems(event["properties"])))));
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_7, "item.nothing", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
